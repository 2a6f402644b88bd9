package teal.signin;

import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;

/** The company's directory, where there is one. */
interface CompanyDirectory extends ProcessEnginePlugin {

    /** Takes over what the directory says of one of its people now: their groups, and whether they are there still. */
    void follow(String name);
}
