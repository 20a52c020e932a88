package org.distributornode.bootstrap.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.Proof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hash`: what a catalogue file must say of a file.
@Command(
        name = "hash",
        description = "Prints size and content hash of files, as a catalogue file lists them.",
        mixinStandardHelpOptions = true)
final class HashCommand implements Callable<Integer> {

    private static final int PIECE = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        for (Path file : files) {
            Proof proof = prove(file);
            spec.commandLine().getOut().println(file + ": {size: " + proof.size() + ", hash: " + proof.root() + "}");
        }
        return ExitCode.OK.number();
    }

    private static Proof prove(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ContentHasher hasher = new ContentHasher(channel.size());
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (hasher.position() < channel.size() && channel.read(piece) >= 0) {
                hasher.update(piece.flip());
                piece.clear();
            }
            return hasher.finish();
        } catch (NoSuchFileException _) {
            throw new StartFailure(ExitCode.FILE_NOT_FOUND, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
