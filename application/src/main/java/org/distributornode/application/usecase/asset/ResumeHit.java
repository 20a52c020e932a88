package org.distributornode.application.usecase.asset;

import org.distributornode.application.bytes.AssetBytes;

/// Goes on with an answer that is called a hit already and whose file has failed.
@FunctionalInterface
public interface ResumeHit {

    /// The bytes of the object, from its file if that can be opened after all, else from the network. Then a part waits
    /// until all of the object is proven. Waits for the disk and for what the network knows of the object.
    ///
    /// @return the caller closes them
    /// @throws org.distributornode.application.bytes.BytesLost if they are not to be had
    AssetBytes resume(ServeAsset.Request request);
}
