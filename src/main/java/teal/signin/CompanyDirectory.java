package teal.signin;

import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;

/** The company's directory, if there is one. */
interface CompanyDirectory extends ProcessEnginePlugin {

    /** Applies the directory's current data on one of its people: their groups, and whether they still exist. */
    void follow(String name);
}
