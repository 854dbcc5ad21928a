package id.payung;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every regular expression in compiled classes: the constants ahead of a call that takes one. The compiler has already
 * put together what is written in pieces.
 */
final class RegularExpressionScan {
  private static final Set<String> OF_STRING = Set.of("replaceAll", "replaceFirst", "split", "matches");
  private static final Set<String> SEARCHING =
      Set.of("find", "replaceAll", "replaceFirst", "results", "split", "splitAsStream", "asPredicate");

  private RegularExpressionScan() {}

  /**
   * One expression.
   *
   * @param searched whether it is looked for anywhere in a text, and not compared with the whole alone
   */
  record Expression(String place, String text, int flags, boolean searched) {}

  static List<Expression> of(Path classes) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(path -> path.toString().endsWith(".class")).sorted().toList();
    }
    Set<Expression> found = new LinkedHashSet<>();
    for (Path file : files) {
      found.addAll(ofClass(ClassFile.of().parse(file)));
    }
    return List.copyOf(found);
  }

  /** Places where an expression is put together while the program runs, or comes from elsewhere. */
  static Set<String> placesOfBuiltOnes(Path classes) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(path -> path.toString().endsWith(".class")).sorted().toList();
    }
    Set<String> places = new LinkedHashSet<>();
    for (Path file : files) {
      ClassModel model = ClassFile.of().parse(file);
      for (MethodModel method : model.methods()) {
        if (method.code().filter(RegularExpressionScan::buildsOne).isPresent()) {
          places.add(model.thisClass().asInternalName().replace('/', '.') + "#" + method.methodName().stringValue());
        }
      }
    }
    return places;
  }

  /**
   * Whether a call gets an expression that is no constant just ahead of it. Behind the expression may stand flags or a
   * limit, which are counted with it, or a replacement: one that is computed is told from an expression by a constant
   * anywhere between this call and the one before.
   */
  private static boolean buildsOne(CodeModel code) {
    List<CodeElement> before = new ArrayList<>();
    for (CodeElement element : code) {
      if (!(element instanceof Instruction instruction)) {
        continue;
      }
      if (instruction instanceof InvokeInstruction call && takesExpression(call) && !isGivenConstant(call, before)
          || instruction instanceof InvokeDynamicInstruction made && handsOnCompiling(made)) {
        return true;
      }
      before.add(instruction);
    }
    return false;
  }

  /** {@code Pattern::compile} and the like, whose expression comes later. */
  private static boolean handsOnCompiling(InvokeDynamicInstruction made) {
    return made.bootstrapArgs()
        .stream()
        .anyMatch(argument -> argument instanceof DirectMethodHandleDesc method
            && takesExpression(method.owner().descriptorString().replaceAll("^L|;$", ""), method.methodName()));
  }

  private static boolean takesExpression(InvokeInstruction call) {
    return takesExpression(call.owner().asInternalName(), call.name().stringValue());
  }

  private static boolean takesExpression(String owner, String name) {
    return owner.equals("java/lang/String") && OF_STRING.contains(name)
        || owner.equals("java/util/regex/Pattern") && (name.equals("compile") || name.equals("matches"))
        || owner.equals("java/util/Scanner") && (name.equals("useDelimiter") || name.equals("findInLine"));
  }

  private static boolean isGivenConstant(InvokeInstruction call, List<CodeElement> before) {
    String type = call.type().stringValue();
    if (type.startsWith("(Ljava/lang/String;Ljava/lang/")) {
      return before.reversed()
          .stream()
          .takeWhile(one -> !isExpressionCall(one))
          .anyMatch(RegularExpressionScan::isText);
    }
    int behind = type.startsWith("(Ljava/lang/String;I)") ? 2 : 1;
    return before.size() >= behind && isText(before.get(before.size() - behind));
  }

  private static boolean isExpressionCall(CodeElement element) {
    return element instanceof InvokeInstruction call && takesExpression(call);
  }

  private static boolean isText(CodeElement element) {
    return element instanceof ConstantInstruction constant && constant.constantValue() instanceof String;
  }

  private static List<Expression> ofClass(ClassModel model) {
    boolean searched = model.methods().stream().anyMatch(RegularExpressionScan::searches);
    List<Expression> found = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      method.findAttribute(Attributes.runtimeVisibleAnnotations())
          .ifPresent(all -> all.annotations().forEach(one -> found.addAll(ofAnnotation(model, one))));
      String place = model.thisClass().asInternalName() + "#" + method.methodName().stringValue();
      method.code().ifPresent(code -> found.addAll(ofCode(place, code, searched)));
    }
    return found;
  }

  /** What a field of a form has to look like. */
  private static List<Expression> ofAnnotation(ClassModel model, Annotation annotation) {
    return annotation.elements()
        .stream()
        .filter(element -> element.name().stringValue().equals("regexp")
            && element.value() instanceof AnnotationValue.OfString)
        .map(element -> new Expression(model.thisClass().asInternalName(),
            ((AnnotationValue.OfString) element.value()).stringValue(), 0, false))
        .toList();
  }

  private static boolean searches(MethodModel method) {
    return method.code()
        .stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(element -> element instanceof InvokeInstruction call && SEARCHING.contains(call.name().stringValue())
            && call.owner().asInternalName().startsWith("java/util/regex/"));
  }

  private static List<Expression> ofCode(String place, CodeModel code, boolean searched) {
    List<Expression> found = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int number = 0;
    for (CodeElement element : code) {
      if (element instanceof ConstantInstruction constant) {
        if (constant.constantValue() instanceof String text) {
          texts.add(text);
        } else if (constant.constantValue() instanceof Integer given) {
          number = given;
        }
      } else if (element instanceof InvokeInstruction call) {
        String name = call.name().stringValue();
        String owner = call.owner().asInternalName();
        boolean ofString = owner.equals("java/lang/String") && OF_STRING.contains(name);
        boolean compiled = owner.equals("java/util/regex/Pattern") && name.equals("compile");
        if (ofString || compiled) {
          int flags = compiled && call.type().stringValue().contains("I)") ? number : 0;
          boolean anywhere = ofString ? !name.equals("matches") : searched;
          texts.forEach(text -> found.add(new Expression(place, text, flags, anywhere)));
          texts.clear();
        }
      }
    }
    return found;
  }
}
