package org.distributornode.application.usecase.asset;

import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Hands out held objects to whoever keeps them at hand: in memory, or open.
///
/// Who does so asks for each answer, and forgets what it keeps when it is told to.
public interface ServeHit {

    /// Whether the object is held and may be handed out now; counts a read of it if so. Looks at memory
    /// alone. Of what is not admitted, [ServeAsset] says why.
    boolean admit(DataObjectId id);

    /// As [#admit(DataObjectId)], and counts no read: for those who want no bytes.
    boolean isServed(DataObjectId id);

    /// Whether an answer under way must end because the object has been forbidden. Looks at memory alone.
    boolean isForbidden(DataObjectId id);

    /// Opens an object that is held and may be handed out, which counts as no read; blocks for the disk. The
    /// caller closes the bytes.
    Optional<Opened> open(DataObjectId id);

    /// Calls `forget` before and after what is held of an object changes or goes, on any thread, and waits
    /// for it; it must not block. What is opened after the second call is new.
    void onChange(Consumer<DataObjectId> forget);

    /// @param mediaType what it is, not what it is served as
    record Opened(DataObject object, MediaType mediaType, ObjectBytes bytes) {}
}
