package teal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.ContentDisposition;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import teal.release.Reason;

/** The rules of the house: imports run one way, and each library has one room. */
@AnalyzeClasses(packages = "teal", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final List<Class<? extends Annotation>> FROM_WHERE = List.of(
            RequestBody.class,
            RequestHeader.class,
            RequestParam.class,
            PathVariable.class,
            AuthenticationPrincipal.class);

    @ArchTest
    static final ArchRule importsRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("release")
            .definedBy("teal.release")
            .layer("http")
            .definedBy("teal.http")
            .layer("repository")
            .definedBy("teal.repository")
            .layer("traffic")
            .definedBy("teal.traffic")
            .layer("deploy")
            .definedBy("teal.deploy")
            .layer("verify")
            .definedBy("teal.verify")
            .layer("externalcall")
            .definedBy("teal.externalcall")
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
            .definedBy("teal.engine..")
            .layer("board")
            .definedBy("teal.board")
            .layer("preflight")
            .definedBy("teal.preflight")
            .layer("releaseactions")
            .definedBy("teal.releaseactions")
            .layer("nodeactions")
            .definedBy("teal.nodeactions")
            .layer("notices")
            .definedBy("teal.notify.release")
            .layer("audit")
            .definedBy("teal.audit")
            .layer("token")
            .definedBy("teal.token")
            .layer("signin")
            .definedBy("teal.signin")
            .layer("requestlimits")
            .definedBy("teal.requestlimits")
            .layer("web")
            .definedBy("teal.web..")
            .layer("command")
            .definedBy("teal.command")
            .whereLayer("release")
            .mayNotAccessAnyLayer()
            .whereLayer("http")
            .mayOnlyAccessLayers("release")
            .whereLayer("repository")
            .mayOnlyAccessLayers("release", "http")
            .whereLayer("traffic")
            .mayOnlyAccessLayers("release")
            .whereLayer("deploy")
            .mayOnlyAccessLayers("release", "http", "repository")
            .whereLayer("verify")
            .mayOnlyAccessLayers("release", "http")
            .whereLayer("externalcall")
            .mayOnlyAccessLayers("release", "http")
            .whereLayer("notify")
            .mayOnlyAccessLayers("release", "http")
            .whereLayer("ldap")
            .mayOnlyAccessLayers("release")
            .whereLayer("inventory")
            .mayOnlyAccessLayers("release", "traffic", "deploy", "verify", "externalcall")
            .whereLayer("rules")
            .mayOnlyAccessLayers("release", "inventory")
            .whereLayer("access")
            .mayOnlyAccessLayers("release", "inventory")
            .whereLayer("process")
            .mayOnlyAccessLayers(
                    "release", "traffic", "deploy", "verify", "externalcall", "notify", "inventory", "rules", "access")
            .whereLayer("guard")
            .mayOnlyAccessLayers("rules", "access", "process")
            .whereLayer("engine")
            .mayOnlyAccessLayers(
                    "release", "deploy", "inventory", "notify", "rules", "access", "process", "guard", "audit")
            .whereLayer("board")
            .mayOnlyAccessLayers("release", "deploy", "inventory", "rules", "access", "process")
            .whereLayer("preflight")
            .mayOnlyAccessLayers(
                    "release",
                    "traffic",
                    "deploy",
                    "verify",
                    "externalcall",
                    "notify",
                    "inventory",
                    "rules",
                    "access",
                    "process",
                    "board")
            .whereLayer("releaseactions")
            .mayOnlyAccessLayers("release", "access", "process", "board")
            .whereLayer("nodeactions")
            .mayOnlyAccessLayers("release", "deploy", "verify", "inventory", "access", "process")
            .whereLayer("notices")
            .mayOnlyAccessLayers("release", "inventory", "access", "process", "board", "notify")
            .whereLayer("audit")
            .mayOnlyAccessLayers("release", "access", "process", "guard", "releaseactions", "nodeactions")
            .whereLayer("token")
            .mayOnlyAccessLayers("release", "inventory", "access", "audit")
            .whereLayer("signin")
            .mayOnlyAccessLayers("release", "ldap", "inventory", "access", "guard", "audit", "token")
            .whereLayer("requestlimits")
            .mayOnlyAccessLayers("release", "signin")
            .whereLayer("web")
            .mayOnlyAccessLayers(
                    "release",
                    "traffic",
                    "verify",
                    "inventory",
                    "access",
                    "process",
                    "board",
                    "preflight",
                    "releaseactions",
                    "nodeactions",
                    "audit",
                    "token")
            .whereLayer("command")
            .mayOnlyAccessLayers("release", "http", "inventory")
            .because("a room is understood with those below it alone");

    @ArchTest
    static final ArchRule theseRoomsNeverSeeTheEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "teal",
                    "teal.release..",
                    "teal.http..",
                    "teal.repository..",
                    "teal.traffic..",
                    "teal.deploy..",
                    "teal.verify..",
                    "teal.externalcall..",
                    "teal.notify",
                    "teal.ldap..",
                    "teal.inventory..",
                    "teal.rules..",
                    "teal.command..",
                    "teal.token",
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
    static final ArchRule expressionsOverAnswersHaveOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.re2j..")
            .because("only one package reads versions out of what applications answer");

    @ArchTest
    static final ArchRule httpHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("teal.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..")
            .because("only one package keeps every exchange within its deadline");

    @ArchTest
    static final ArchRule noOtherHttpClientIsUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(URLConnection.class)
            .orShould()
            .callMethod(URL.class, "openStream")
            .because(
                    "their time-outs end with the headers, and a stalled body is waited for without end (JDK-8208693)");

    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "teal.release..",
                    "teal.http..",
                    "teal.repository..",
                    "teal.traffic..",
                    "teal.deploy..",
                    "teal.verify..",
                    "teal.externalcall..",
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
    static final ArchRule onePlaceReadsTheMessagesOfOthers = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Reason.class.getName())
            .should()
            .callMethodWhere(target(nameMatching("get(Localized)?Message"))
                    .and(target(owner(assignableTo(Throwable.class))))
                    .and(target(owner(not(resideInAPackage("teal.."))))))
            .because("many exceptions have no message, and people would read \"null\": Reason.of finds words");

    @ArchTest
    static final ArchRule onePlaceSaysWhoActs = noClasses()
            .that()
            .resideOutsideOfPackages("teal.access..", "teal.signin..")
            .should()
            .callMethodWhere(target(nameMatching("setAuthenticat.*|clearAuthentication"))
                    .and(target(owner(name(IdentityService.class.getName())))))
            .because("who becomes Teal for a moment says so, with Principals (docs/decisions/0026)");

    @ArchTest
    static final ArchRule partsOfTheFrameworkWithKnownHolesAreNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.expression..",
                    "org.springframework.ui..",
                    "org.springframework.validation",
                    "org.springframework.web.bind.support..",
                    "org.springframework.web.servlet.function..",
                    "org.springframework.web.servlet.mvc",
                    "org.springframework.web.servlet.view..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ContentDisposition.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ResponseBodyEmitter.class)
            .because("their holes are fixed for customers only (.ci/known-vulnerable.toml)");

    @ArchTest
    static final ArchRule requestsAreNotBoundToObjects = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(ArchCondition.from(describe(
                    "bind no parameter without saying from where",
                    (JavaMethod method) -> method.getParameters().stream()
                            .allMatch(parameter -> FROM_WHERE.stream().anyMatch(parameter::isAnnotatedWith)))))
            .because("binding a request to an object has a hole that is fixed for customers only (CVE-2026-59282)");

    @ArchTest
    static final ArchRule noCycles = slices().matching("teal.(**)")
            .should()
            .beFreeOfCycles()
            .because("a circle of packages can only be read as a whole");
}
