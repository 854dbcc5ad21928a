package id.payung.platform.form;

import id.payung.platform.errors.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.validation.DataBinder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerMapping;

/** Binds what was sent to the record of a form, by Spring's binder, and checks it. */
@Component
public final class FormBinder {
  /** Of all texts that come beside files; of a form without files the door lets in no more either. */
  private static final int MAX_LETTERS_BESIDE_FILES = 64 << 10;

  private final Validator validator;

  FormBinder(Validator validator) {
    this.validator = validator;
  }

  /** A form that was sent, with all that is wrong. */
  <F extends Record> Submission<F> submission(Class<F> type, NativeWebRequest request) {
    FormSchema schema = FormSchema.of(type);
    Map<String, List<String>> sent = sentTexts(request);
    requireBounded(request, sent);
    FormUploads uploads = FormUploads.of(filesOf(request), sent);
    FormValues values = new FormValues(schema, sent, uploads.byField());
    FormMistakes mistakes = new FormMistakes(schema);
    DataBinder binder = binder(type, values);
    F form = type.cast(binder.getTarget());
    mistakes.unreadable(binder.getBindingResult());
    mistakes.tooMany(values.tooMany());
    if (form != null) {
      mistakes.constraints(form, validator);
      mistakes.rules(form);
    }
    return new Submission<>(form, new FormFields(schema, "", values.values(), mistakes.found(), List.of()), uploads);
  }

  /** What narrows a list. What cannot be read does not narrow. */
  public <F extends Record> F filter(Class<F> type, NativeWebRequest request) {
    FormValues values = new FormValues(FormSchema.of(type), sentTexts(request), Map.of());
    return type.cast(Objects.requireNonNull(binder(type, values).getTarget(), type.getName()));
  }

  private DataBinder binder(Class<?> type, FormValues values) {
    var binder = new DataBinder(null, "form");
    binder.setTargetType(ResolvableType.forClass(type));
    binder.setAutoGrowCollectionLimit(FormValues.MOST_ROWS);
    binder.construct(values);
    return binder;
  }

  /** The fields that were sent. A part of the address stands above a field of the same name. */
  private static Map<String, List<String>> sentTexts(NativeWebRequest request) {
    HttpServletRequest servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    Map<String, List<String>> sent = new LinkedHashMap<>();
    servlet.getParameterMap().forEach((name, texts) -> sent.put(name, List.of(texts)));
    if (servlet.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> address) {
      address.forEach((name, text) -> sent.put(name.toString(), List.of(text.toString())));
    }
    return sent;
  }

  private static void requireBounded(NativeWebRequest request, Map<String, List<String>> sent) {
    long letters = sent.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
    if (letters > MAX_LETTERS_BESIDE_FILES && request.getNativeRequest(MultipartRequest.class) != null) {
      throw new Refused("errors.text-too-long");
    }
  }

  private static Map<String, List<MultipartFile>> filesOf(NativeWebRequest request) {
    MultipartRequest parts = request.getNativeRequest(MultipartRequest.class);
    return parts == null ? Map.of() : parts.getMultiFileMap();
  }
}
