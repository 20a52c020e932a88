package org.distributornode.application.port.store;

import java.util.Iterator;
import org.distributornode.application.bytes.ObjectBytes;

/// Files of this machine that may become objects: those below certain folders, and no others. What counts is where a
/// path leads once links are followed, whenever it is used. Paths are absolute and written as the machine writes them.
/// May be called from any thread; throws [StoreFailure] when the medium cannot answer.
public interface PromotableFiles {

    Found look(String source);

    /// Names what is in a folder, except folders; where it is asked for, what is in these, too, whatever their depth.
    /// Each name is the path of the folder and the rest. Links that lead round in a circle are followed once.
    Walk walk(String folder, boolean recursive);

    /// A file for reading, as it is then. Its bytes throw [org.distributornode.application.bytes.BytesLost] once they
    /// are not there any more.
    Opening open(String file);

    /// Deletes a file, or the link that stands for it. One that is not there, or may not be used, is ignored.
    void delete(String file);

    /// What a path leads to.
    sealed interface Found {

        record File() implements Found {}

        record Folder() implements Found {}

        /// @param why the end of a sentence that begins with the path
        record Refused(String why) implements Found {}
    }

    sealed interface Opening {

        /// @param bytes the caller closes them
        record Opened(ObjectBytes bytes) implements Opening {}

        /// @param why the end of a sentence that begins with the path
        record Refused(String why) implements Opening {}
    }

    /// Throws [StoreFailure] when the medium cannot answer.
    interface Walk extends Iterator<String>, AutoCloseable {

        @Override
        void close();
    }
}
