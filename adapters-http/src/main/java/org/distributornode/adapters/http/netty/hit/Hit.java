package org.distributornode.adapters.http.netty.hit;

import org.distributornode.adapters.http.hit.HeadTemplate;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;

/// What a plain request asks for of an object at hand.
///
/// @param part whether it is answered with 206
record Hit(HotObject hot, ByteSlice slice, boolean part) {

    static final int WHOLE = 200;
    private static final int PART = 206;

    int status() {
        return part ? PART : WHOLE;
    }

    DataObject object() {
        return hot.object();
    }

    /// The head of an answer with bytes.
    HeadTemplate template() {
        return part ? hot.heads().part() : hot.heads().whole();
    }
}
