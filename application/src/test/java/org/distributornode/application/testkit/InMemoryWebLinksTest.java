package org.distributornode.application.testkit;

import java.net.URI;
import org.distributornode.application.port.store.WebLinks;

class InMemoryWebLinksTest implements WebLinksContract {

    private final InMemoryWebLinks links = new InMemoryWebLinks();

    @Override
    public WebLinks links() {
        return links;
    }

    @Override
    public URI page(byte[] content, String tag) {
        URI link = URI.create("http://host/page");
        links.put(link, content, tag);
        return link;
    }

    @Override
    public URI nothing() {
        return URI.create("http://host/nothing");
    }

    @Override
    public URI broken(byte[] content) {
        URI link = page(content, "");
        links.breakOff(link, 5);
        return link;
    }

    @Override
    public URI forbidden() {
        return URI.create("http://forbidden/");
    }
}
