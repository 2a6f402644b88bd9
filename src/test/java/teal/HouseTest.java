package teal;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;

/** The rules of the house: imports run one way, and each library has one room. */
@AnalyzeClasses(packages = "teal", importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule importsRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("web")
            .definedBy("teal.web..")
            .layer("process")
            .definedBy("teal.process..")
            .layer("inventory")
            .definedBy("teal.inventory..")
            .layer("traffic")
            .definedBy("teal.traffic..")
            .layer("deploy")
            .definedBy("teal.deploy..")
            .layer("verify")
            .definedBy("teal.verify..")
            .layer("notify")
            .definedBy("teal.notify..")
            .layer("endpoint")
            .definedBy("teal.endpoint..")
            .layer("directory")
            .definedBy("teal.directory..")
            .layer("release")
            .definedBy("teal.release..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("inventory")
            .mayOnlyBeAccessedByLayers("web", "process")
            .whereLayer("traffic")
            .mayOnlyBeAccessedByLayers("web", "process", "inventory")
            .whereLayer("deploy")
            .mayOnlyBeAccessedByLayers("web", "process", "inventory")
            .whereLayer("verify")
            .mayOnlyBeAccessedByLayers("web", "process", "inventory")
            .whereLayer("endpoint")
            .mayOnlyBeAccessedByLayers("web", "process", "inventory")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("web", "process")
            .whereLayer("directory")
            .mayOnlyBeAccessedByLayers("process")
            .because("what users do, what nodes run and what is good are told apart; the process joins them");

    @ArchTest
    static final ArchRule theEngineHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("teal.process..", "teal.web.cockpit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("moving to a maintained fork of the engine must stay mechanical");

    @ArchTest
    static final ArchRule dnsHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.traffic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill..")
            .because("only one package says what DNS is told");

    @ArchTest
    static final ArchRule sshHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.deploy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.schmizz..", "com.hierynomus..", "org.apache.commons.compress..")
            .because("only one package reaches nodes");

    @ArchTest
    static final ArchRule theDirectoryHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..")
            .because("only one package asks the company's directory");

    @ArchTest
    static final ArchRule httpClientsHaveOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("teal.verify..", "teal.deploy..", "teal.notify..", "teal.endpoint..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because(
                    "probes are made in one place, artifacts fetched in one, webhooks called in one and endpoints in one");

    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "teal.release..",
                    "teal.traffic..",
                    "teal.deploy..",
                    "teal.verify..",
                    "teal.endpoint..",
                    "teal.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..")
            .because("the domain outlives its frame");

    @ArchTest
    static final ArchRule nobodyWaitsInTheCommonPool = noClasses()
            .should()
            .callMethod(Collection.class, "parallelStream")
            .because("the common pool has as many threads as there are processors, and nodes that are away take long;"
                    + " SideBySide asks them at once");

    @ArchTest
    static final ArchRule onePlaceSaysWhoActs = noClasses()
            .that()
            .resideOutsideOfPackages("teal.process.access..", "teal.process.signin..")
            .should()
            .callMethodWhere(target(nameMatching("setAuthenticat.*|clearAuthentication"))
                    .and(target(owner(name(IdentityService.class.getName())))))
            .because("who becomes Teal for a moment says so, with Principals (docs/decisions/0026)");

    @ArchTest
    static final ArchRule noCycles = slices().matching("teal.(**)")
            .should()
            .beFreeOfCycles()
            .because("a circle of packages can only be read as a whole");
}
