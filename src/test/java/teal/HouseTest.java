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
            .layer("release")
            .definedBy("teal.release")
            .layer("traffic")
            .definedBy("teal.traffic")
            .layer("deploy")
            .definedBy("teal.deploy")
            .layer("verify")
            .definedBy("teal.verify")
            .layer("endpoint")
            .definedBy("teal.endpoint")
            .layer("notify")
            .definedBy("teal.notify")
            .layer("ldap")
            .definedBy("teal.ldap")
            .layer("inventory")
            .definedBy("teal.inventory")
            .layer("rules")
            .definedBy("teal.rules")
            .layer("access")
            .definedBy("teal.access")
            .layer("process")
            .definedBy("teal.process..")
            .layer("guard")
            .definedBy("teal.guard")
            .layer("engine")
            .definedBy("teal.engine")
            .layer("board")
            .definedBy("teal.board")
            .layer("operate")
            .definedBy("teal.operate")
            .layer("notices")
            .definedBy("teal.notify.release")
            .layer("audit")
            .definedBy("teal.audit")
            .layer("signin")
            .definedBy("teal.signin")
            .layer("web")
            .definedBy("teal.web..")
            .whereLayer("release")
            .mayNotAccessAnyLayer()
            .whereLayer("traffic")
            .mayOnlyAccessLayers("release")
            .whereLayer("deploy")
            .mayOnlyAccessLayers("release")
            .whereLayer("verify")
            .mayOnlyAccessLayers("release")
            .whereLayer("endpoint")
            .mayOnlyAccessLayers("release")
            .whereLayer("notify")
            .mayOnlyAccessLayers("release")
            .whereLayer("ldap")
            .mayOnlyAccessLayers("release")
            .whereLayer("inventory")
            .mayOnlyAccessLayers("release", "traffic", "deploy", "verify", "endpoint")
            .whereLayer("rules")
            .mayOnlyAccessLayers("release", "inventory")
            .whereLayer("access")
            .mayOnlyAccessLayers("inventory")
            .whereLayer("process")
            .mayOnlyAccessLayers(
                    "release", "traffic", "deploy", "verify", "endpoint", "notify", "inventory", "rules", "access")
            .whereLayer("guard")
            .mayOnlyAccessLayers("rules", "process")
            .whereLayer("engine")
            .mayOnlyAccessLayers(
                    "release", "deploy", "inventory", "notify", "rules", "access", "process", "guard", "audit")
            .whereLayer("board")
            .mayOnlyAccessLayers("release", "deploy", "inventory", "rules", "access", "process")
            .whereLayer("operate")
            .mayOnlyAccessLayers("access", "process", "board")
            .whereLayer("notices")
            .mayOnlyAccessLayers("release", "access", "process", "board", "notify")
            .whereLayer("audit")
            .mayOnlyAccessLayers("access", "process", "guard", "operate")
            .whereLayer("signin")
            .mayOnlyAccessLayers("release", "ldap", "inventory", "access", "guard", "audit")
            .whereLayer("web")
            .mayOnlyAccessLayers(
                    "release", "traffic", "verify", "inventory", "access", "process", "board", "operate", "audit")
            .because("a room is understood with those below it alone");

    @ArchTest
    static final ArchRule theseRoomsNeverSeeTheEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "teal",
                    "teal.release..",
                    "teal.traffic..",
                    "teal.deploy..",
                    "teal.verify..",
                    "teal.endpoint..",
                    "teal.notify",
                    "teal.ldap..",
                    "teal.inventory..",
                    "teal.rules..",
                    "teal.web")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because(
                    "what they do is the same whatever runs the process, and moving to a fork of the engine stays mechanical");

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
    static final ArchRule ldapHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.ldap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..")
            .because("only one package asks the company's directory");

    @ArchTest
    static final ArchRule httpClientsHaveOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("teal.verify..", "teal.deploy..", "teal.notify", "teal.endpoint..")
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
                    "teal.ldap..")
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
            .resideOutsideOfPackages("teal.access..", "teal.signin..")
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
