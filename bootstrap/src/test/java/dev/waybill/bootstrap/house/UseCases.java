package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.waybill.application.context.CallContext;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import java.util.List;
import java.util.Set;

/// How use cases are called.
final class UseCases {
  private static final DescribedPredicate<JavaClass> TENANT =
      type(Tenant.class).or(type(TenantId.class));

  private UseCases() {}

  static ArchRule contextFirst(String root) {
    return methods()
        .that()
        .areDeclaredInClassesThat(new UseCase(root))
        .and()
        .arePublic()
        .and()
        .areNotStatic()
        .should()
        .haveRawParameterTypes(describe("begin with the context", UseCases::beginWithTheContext))
        .because("who acts, and for which tenant, is decided once, where the call comes from");
  }

  private static boolean beginWithTheContext(List<JavaClass> types) {
    return !types.isEmpty() && types.getFirst().isAssignableTo(CallContext.class);
  }

  static ArchRule noTenantOfTheirOwn(String root) {
    var useCase = new UseCase(root);
    return CompositeArchRule.of(
            fields()
                .that()
                .areDeclaredInClassesThat(useCase)
                .should()
                .haveRawType(DescribedPredicate.not(TENANT)))
        .and(
            constructors()
                .that()
                .areDeclaredInClassesThat(useCase)
                .should()
                .haveRawParameterTypes(
                    describe("hold no tenant", types -> types.stream().noneMatch(TENANT))))
        .because("a use case that keeps a tenant serves no other");
  }

  /// A public class of the application that is given ports.
  private static final class UseCase extends DescribedPredicate<JavaClass> {
    /// Parts that several use cases share.
    private static final Set<String> PARTS = Set.of("StoredContents", "CountDownloads");

    /// What a node does about itself: nobody asks for it, and no tenant notices.
    private static final Set<String> OF_THE_NODE =
        Set.of(
            "CheckReadiness",
            "ClaimStorage",
            "CutRequests",
            "Heartbeat",
            "LiveNodes",
            "OrphanRounds",
            "PrimaryMemory",
            "SweepClock");

    private final String application;

    UseCase(String root) {
      super("are use cases");
      this.application = root + ".application";
    }

    @Override
    public boolean test(JavaClass type) {
      var name = type.getSimpleName();
      return type.getPackageName().startsWith(application)
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !isPort(type)
          && type.isTopLevelClass()
          && !type.isRecord()
          && !PARTS.contains(name)
          && !OF_THE_NODE.contains(name)
          && type.getConstructors().stream()
              .flatMap(constructor -> constructor.getRawParameterTypes().stream())
              .anyMatch(this::isPort);
    }

    private boolean isPort(JavaClass type) {
      return type.getPackageName().equals(application + ".port");
    }
  }
}
