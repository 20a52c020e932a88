package org.distributornode.bootstrap;

import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.StartFailure;

/// Where the process begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int code = new NodeCommandLine(System.getenv(), _ -> {
                    throw new StartFailure(ExitCode.FAILED, "There is no node in this build yet.");
                })
                .execute(arguments);
        System.exit(code);
    }
}
