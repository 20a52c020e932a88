package org.distributornode.adapters.http.netty.hit;

import io.micronaut.http.HttpResponse;
import org.distributornode.adapters.http.wire.ResponseHead;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;

/// What a plain request for an object on its way in is answered with.
public sealed interface ComingAnswer {

    /// Lets go of it unsent.
    void drop();

    /// A part of the object, or all of it.
    ///
    /// @param body of just that
    record FromFile(ResponseHead head, DataObject object, ByteSlice slice, FileAnswer body) implements ComingAnswer {

        @Override
        public void drop() {
            body.drop();
        }
    }

    /// What the framework has to send: the request goes on to its route, which takes this for its answer.
    ///
    /// @param requestId by which the request is known
    /// @param unsent lets go of it
    record Routed(HttpResponse<?> response, String requestId, Runnable unsent) implements ComingAnswer {

        @Override
        public void drop() {
            unsent.run();
        }
    }
}
