package teal.command;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One sentence on standard error; a stack trace only for what nobody thought of. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) throws Exception {
        if (thrown instanceof Failure failure) {
            line.getErr().println("teal: " + Printable.of(failure.getMessage()));
            return failure.code().number();
        }
        throw thrown;
    }
}
