package teal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import teal.access.SystemPrincipal;
import teal.command.TealCommand;

/** Starts Teal: the engine, its web applications, the REST API and the steps of a release; or runs one command. */
@SpringBootApplication
public class TealApplication {

    public static void main(String[] args) {
        if (TealCommand.isMeantBy(args)) {
            System.exit(TealCommand.run(args));
        }
        SystemPrincipal.run("start-up", () -> SpringApplication.run(TealApplication.class, args));
    }
}
