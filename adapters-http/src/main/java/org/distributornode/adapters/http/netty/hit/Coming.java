package org.distributornode.adapters.http.netty.hit;

import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Objects on their way in, for those who ask by one connection.
public interface Coming {

    /// For who leaves all of them to the routes.
    Coming NONE = new Coming() {
        @Override
        public boolean takesMisses() {
            return false;
        }

        @Override
        public Optional<DataObject> find(DataObjectId id) {
            return Optional.empty();
        }

        @Override
        public void answer(Arrival arrival, Consumer<ComingAnswer> then) {
            throw new IllegalStateException("nothing is on its way in");
        }
    };

    /// Whether objects that are not held are asked for here, too.
    default boolean takesMisses() {
        return true;
    }

    /// The object, if it is on its way in. Looks at memory alone.
    Optional<DataObject> find(DataObjectId id);

    /// Answers a plain GET as the routes would.
    ///
    /// @param then told once what is answered, on any thread; lets go of it if it cannot be sent any more
    void answer(Arrival arrival, Consumer<ComingAnswer> then);
}
