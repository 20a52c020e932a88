package org.distributornode.application.testkit;

import org.distributornode.application.port.store.PromotableFiles;

class InMemoryPromotableFilesTest implements PromotableFilesContract {

    private final InMemoryPromotableFiles files = new InMemoryPromotableFiles("/in");

    @Override
    public PromotableFiles files() {
        return files;
    }

    @Override
    public String root() {
        return "/in";
    }

    @Override
    public String outside() {
        return "/out";
    }

    @Override
    public void put(String path, String content) {
        files.put(path, content);
    }

    @Override
    public void link(String path, String target) {
        files.link(path, target);
    }
}
