package org.distributornode.application.testkit;

import org.distributornode.application.port.settings.SettingsStore;

final class InMemorySettingsStoreTest implements SettingsStoreContract {

    private final InMemorySettingsStore store = new InMemorySettingsStore();

    @Override
    public SettingsStore settingsStore() {
        return store;
    }

    @Override
    public void refuseToKeep() {
        store.refuse(true);
    }

    @Override
    public void spoil() {
        store.spoil();
    }
}
