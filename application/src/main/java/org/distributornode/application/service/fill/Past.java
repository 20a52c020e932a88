package org.distributornode.application.service.fill;

/// What the fills of an object leave to the next one beside its bytes, as long as the process lasts.
///
/// @param spare how many bytes may come in vain
/// @param provenance who has sent what is there
public record Past(Spare spare, Provenance provenance) {

    /// Of an object of which nothing has come, or whose past nobody knows.
    ///
    /// @param size of the object
    public static Past of(long size) {
        return new Past(Spare.of(size), new Provenance());
    }
}
