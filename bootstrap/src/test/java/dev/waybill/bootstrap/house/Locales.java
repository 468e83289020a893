package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.Formatter;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Text for machines is the same on every host.
final class Locales {
  private Locales() {}

  static ArchRule ofTheHost(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(callMethodWhere(new AsksTheHost()))
        .because("a hash written in the host's digits is not read again on another host");
  }

  static ArchRule numbers(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(new FormatNoNumbersWithoutLocale())
        .because(
            "`formatted` takes the digits of the host's locale: %s does not, nor String.format"
                + " with a locale");
  }

  /// What takes the default locale or time zone because it was given none.
  private static final class AsksTheHost extends DescribedPredicate<JavaMethodCall> {
    private static final Set<String> CASES = Set.of("toLowerCase", "toUpperCase");
    private static final Set<String> PATTERNS =
        Set.of("ofPattern", "getInstance", "getNumberInstance", "getDateInstance");

    AsksTheHost() {
      super("takes the locale or the time zone of the host");
    }

    @Override
    public boolean test(JavaMethodCall call) {
      var owner = call.getTargetOwner();
      var parameters = call.getTarget().getRawParameterTypes();
      var withLocale = parameters.stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
      return switch (call.getTarget().getName()) {
        case "getDefault" ->
            owner.isEquivalentTo(Locale.class) || owner.isEquivalentTo(TimeZone.class);
        case "systemDefault" -> owner.getPackageName().equals("java.time");
        case "format", "printf" -> !withLocale && takesPattern(owner);
        case String name when CASES.contains(name) ->
            !withLocale && owner.isEquivalentTo(String.class);
        case String name when PATTERNS.contains(name) ->
            !withLocale && owner.getPackageName().startsWith("java.t") && !owner.isEnum();
        default -> false;
      };
    }

    private static boolean takesPattern(JavaClass owner) {
      return owner.isEquivalentTo(String.class)
          || owner.isAssignableTo(PrintStream.class)
          || owner.isAssignableTo(PrintWriter.class)
          || owner.isEquivalentTo(Formatter.class);
    }
  }

  /// ArchUnit knows no constants: the class file is read for them.
  private static final class FormatNoNumbersWithoutLocale extends ArchCondition<JavaClass> {
    private static final Pattern NUMBER = Pattern.compile("%[-#+ 0,(]*\\d*(\\.\\d+)?[deEfgGtT]");

    FormatNoNumbersWithoutLocale() {
      super("format no numbers without a locale");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (formats(type)) {
        strings(type)
            .filter(text -> NUMBER.matcher(text).find())
            .map(text -> type.getName() + " formats \"" + text + "\"")
            .forEach(event -> events.add(SimpleConditionEvent.violated(type, event)));
      }
    }

    private static boolean formats(JavaClass type) {
      return type.getMethodCallsFromSelf().stream()
          .map(JavaMethodCall::getTarget)
          .anyMatch(
              target ->
                  target.getName().equals("formatted")
                      && target.getOwner().isEquivalentTo(String.class));
    }

    private static Stream<String> strings(JavaClass type) {
      try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
        var constants = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
        return StreamSupport.stream(constants.spliterator(), false)
            .filter(StringEntry.class::isInstance)
            .map(entry -> ((StringEntry) entry).stringValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
