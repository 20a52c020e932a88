package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;

/// An object on its way into its bucket.
record FileStaging(StagedFile file, Target target, ObjectChanges changes) implements Staging {

    @Override
    public boolean write(ByteBuffer bytes) {
        return file.write(bytes);
    }

    @Override
    public long written() {
        return file.written();
    }

    @Override
    public Published publish(Finish finish) {
        return publish(new Order(finish, before -> true));
    }

    @Override
    public Published publishOver(Object seen, Finish finish) {
        return publish(new Order(finish, before -> before.filter(seen::equals).isPresent()));
    }

    private Published publish(Order order) {
        try {
            return changes.publish(file, target, order);
        } catch (IOException e) {
            throw StoreFailures.of("storing an object", target.mountpath().path(), e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
