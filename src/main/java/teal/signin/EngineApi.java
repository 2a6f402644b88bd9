package teal.signin;

import jakarta.ws.rs.ApplicationPath;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.stereotype.Component;

/** The engine's own REST API, with refusals that people can read. */
@Component
@ApplicationPath("/engine-rest")
class EngineApi extends CamundaJerseyResourceConfig {

    @Override
    protected void registerAdditionalResources() {
        register(PlainRefusals.class);
        register(NotPermitted.class);
    }
}
