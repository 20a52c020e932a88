package org.distributornode.bootstrap.config;

/// Where a value stands, fit for brackets: `config.yml, line 3, column 5` or `variable X`.
record Place(String text) {

    /// @param line counted from 1
    /// @param column counted from 1
    static Place inFile(String name, int line, int column) {
        return new Place(name + ", line " + line + ", column " + column);
    }

    static Place inVariable(String name) {
        return new Place("variable " + name);
    }

    static Place byDefault() {
        return new Place("by default");
    }

    @Override
    public String toString() {
        return text;
    }
}
