package id.payung.platform.web;

import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.InfrastructureFailures;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refusal;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.errors.Stale;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.web.admission.SecretPath;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders every refusal once: the page, or the JSON problem, with the right status and a reference number. No
 * exception's own words leave.
 */
@ControllerAdvice
class ErrorAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

  private final UiFactory uiFactory;
  private final Messages words;
  private final JsonMapper json;
  private final ObjectProvider<SignInPrompt> signInPrompt;

  ErrorAdvice(UiFactory uiFactory, Messages words, JsonMapper json, ObjectProvider<SignInPrompt> signInPrompt) {
    this.signInPrompt = signInPrompt;
    this.uiFactory = uiFactory;
    this.words = words;
    this.json = json;
  }

  @ExceptionHandler(Refusal.class)
  @Nullable
  ModelAndView handleRefusal(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (refusal instanceof SignInNeeded && !isForProgram(request)) {
      boolean get = request.getMethod().equals("GET");
      String back = get ? "?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8) : "";
      if (request.getHeader("HX-Request") != null) {
        response.setStatus(401);
        response.setHeader("HX-Redirect", "/masuk");
        return null;
      }
      Optional<PreservedForm> preserved = PreservedForm.fromRequest(request);
      SignInPrompt form = signInPrompt.getIfAvailable();
      if (preserved.isPresent() && form != null) {
        response.setStatus(401);
        return form.promptAgain(preserved.get());
      }
      response.setStatus(303);
      response.setHeader("Location", "/masuk" + back);
      return null;
    }
    return renderRefusal(refusal, Ids.next().toString().substring(24), request, response);
  }

  @ExceptionHandler({MethodArgumentTypeMismatchException.class})
  @Nullable
  ModelAndView handleTypeMismatch(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return handleRefusal(new NotFound(), request, response);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  @Nullable
  ModelAndView handleUploadTooLarge(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return renderMessage(413, "errors.too-large-together", request, response);
  }

  /** A body that is missing or incomplete. */
  @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class,
    ServletRequestBindingException.class})
  @Nullable
  ModelAndView handleUnreadableRequest(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return renderMessage(400, "errors.bad-request", request, response);
  }

  @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
  @Nullable
  ModelAndView handleDatabaseUnavailable(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.warn("database out of reach: {}", e.getClass().getSimpleName());
    return handleRefusal(InfrastructureFailures.refusalOf(e).orElseGet(TooBusy::new), request, response);
  }

  @ExceptionHandler(Exception.class)
  @Nullable
  ModelAndView handleUnexpectedException(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Refusal> infrastructureRefusal = InfrastructureFailures.refusalOf(e);
    if (infrastructureRefusal.isPresent() && !response.isCommitted()) {
      LOG.warn("{} at {} {}: {}", infrastructureRefusal.get().key(), request.getMethod(), SecretPath.forLog(request),
          e.getClass().getSimpleName());
      return handleRefusal(infrastructureRefusal.get(), request, response);
    }
    if (e instanceof ErrorResponse errorResponse && errorResponse.getStatusCode().is4xxClientError()) {
      int status = errorResponse.getStatusCode().value();
      if (status == 404) {
        return handleRefusal(new NotFound(), request, response);
      }
      return renderError(status, "errors.bad-request", new Object[0], Map.of(), List.of(), null, "", request, response);
    }
    if (response.isCommitted()) {
      LOG.info("the reader went away: {}", e.getClass().getSimpleName());
      return null;
    }
    String reference = Ids.next().toString().substring(24);
    LOG.error("reference {} at {} {}", reference, request.getMethod(), SecretPath.forLog(request), e);
    return renderError(500, "errors.bug", new Object[0], Map.of(), List.of(), null, reference, request, response);
  }

  /** A sentence of the catalogue with a status. */
  @Nullable
  ModelAndView renderMessage(int status, String key, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return renderError(status, key, new Object[0], Map.of(), List.of(), null, "", request, response);
  }

  /** What was refused ahead of every handler. */
  @Nullable
  ModelAndView renderFilterError(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String key = switch (status) {
      case 403 -> "errors.form-too-old";
      case 404 -> "errors.not-found";
      case 413 -> "errors.too-large";
      case 503 -> "errors.too-busy";
      default -> status >= 500 ? "errors.bug" : "errors.bad-request";
    };
    return renderMessage(status, key, request, response);
  }

  private @Nullable ModelAndView renderRefusal(Refusal refusal, String reference, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    List<Stale.Difference> differences = refusal instanceof Stale stale ? stale.differences() : List.of();
    Map<String, String> fields = refusal instanceof Invalid invalid ? invalid.fields() : Map.of();
    ModelAndView page = renderError(refusal.status(), refusal.key(), refusal.args(), fields, differences,
        refusal.retryAfterSeconds(), reference, request, response);
    if (page != null && refusal instanceof Stale stale && stale.currentVersion() != null) {
      int currentVersion = stale.currentVersion();
      PreservedForm.fromRequest(request).ifPresent(form -> page.addObject("again", form.withVersion(currentVersion)));
    }
    return page;
  }

  private @Nullable ModelAndView renderError(int status, String key, Object[] args, Map<String, String> fields,
      List<Stale.Difference> differences, @Nullable Long retryAfter, String reference, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    if (retryAfter != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
    }
    response.setStatus(status);
    if (isForProgram(request)) {
      Locale locale = uiFactory.localeOf(request);
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("type", "about:blank");
      problem.put("title", ProblemResponse.titleOf(words, locale, status));
      problem.put("status", status);
      problem.put("code", key.substring(key.lastIndexOf('.') + 1));
      problem.put("detail", words.text(locale, key, args));
      problem.put("reference", reference);
      if (!fields.isEmpty()) {
        Map<String, String> fieldMessages = new LinkedHashMap<>();
        fields.forEach((field, word) -> fieldMessages.put(field, words.text(locale, word)));
        problem.put("fields", fieldMessages);
      }
      response.setContentType("application/problem+json;charset=UTF-8");
      response.getOutputStream().write(json.writeValueAsBytes(problem));
      return null;
    }
    ModelAndView page = new ModelAndView("platform/error");
    page.addObject("status", status);
    page.addObject("sentence", key);
    page.addObject("args", args);
    page.addObject("fields", fields);
    page.addObject("differences", differences);
    page.addObject("reference", reference);
    // A form of somebody else's site was refused ahead of all handlers: its words are not shown.
    boolean shown =
        status == 409 || status == 413 || status == 422 || status >= 429 || key.equals(new Forbidden().key());
    page.addObject("typed", shown ? typedTexts(request, differences) : List.of());
    page.addObject("back", refererPath(request));
    return page;
  }

  /**
   * What was written into the form that could not be taken: it can be read and copied here, whatever the browser kept
   * of it.
   */
  private static List<String> typedTexts(HttpServletRequest request, List<Stale.Difference> differences) {
    List<String> compared = differences.stream().map(Stale.Difference::mine).toList(); // stands in the table above it
    try {
      return PreservedForm.fromRequest(request)
          .map(PreservedForm::typedTexts)
          .orElse(List.of())
          .stream()
          .filter(text -> !compared.contains(text.strip()))
          .toList();
    } catch (RuntimeException unreadable) { // the form itself could not be read
      return List.of();
    }
  }

  /** The page that one came from, if it was ours and another one. */
  private static @Nullable String refererPath(HttpServletRequest request) {
    String referer = request.getHeader(HttpHeaders.REFERER);
    if (referer == null) {
      return null;
    }
    try {
      URI from = URI.create(referer);
      boolean fromOwnSite = request.getServerName().equalsIgnoreCase(from.getHost()) && from.getRawPath() != null
          && from.getRawPath().startsWith("/");
      String path = from.getRawPath() + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
      boolean samePage = from.getRawPath() != null && from.getRawPath().equals(request.getRequestURI())
          && request.getMethod().equals("GET");
      return fromOwnSite && !samePage && !path.startsWith("//") ? path : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The API, and a list that is asked for as JSON. */
  private static boolean isForProgram(HttpServletRequest request) {
    String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed ? failed
        : request.getRequestURI();
    return path.startsWith("/api/")
        || request.getMethod().equals("GET") && "json".equals(request.getParameter("format"));
  }
}
