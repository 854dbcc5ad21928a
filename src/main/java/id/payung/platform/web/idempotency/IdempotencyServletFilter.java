package id.payung.platform.web.idempotency;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.crypto.Sha256;
import id.payung.platform.i18n.Messages;
import id.payung.platform.web.ProblemResponse;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.admission.InMemoryBodyRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST to the API with an {@code Idempotency-Key} is done once in 24 hours: the same again is answered with the first
 * answer, another request under that key is refused. Sync and uploads need none: they know their records by id for
 * ever.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyServletFilter extends OncePerRequestFilter {
  private static final Pattern GUARDED_PATH = Pattern.compile("^/api/v1/\\d{2}\\.\\d{2}/(?!sync/|uploads).*");
  private static final Pattern VALID_KEY = Pattern.compile("[\\x21-\\x7e]{8,200}");
  private static final int MAX_BODY_BYTES = 4 << 20;
  private static final int MAX_RESPONSE_BYTES = 1 << 20;

  private final IdempotentResponseRepository storedResponses;
  private final TransactionTemplate transactions;
  private final UiFactory uis;
  private final Messages words;
  private final JsonMapper json;
  private final Clock clock;

  IdempotencyServletFilter(IdempotentResponseRepository storedResponses, TransactionTemplate transactions,
      UiFactory uis, Messages words, JsonMapper json, Clock clock) {
    this.storedResponses = storedResponses;
    this.transactions = transactions;
    this.uis = uis;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || request.getHeader("Idempotency-Key") == null
        || !GUARDED_PATH.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = ActorContext.currentOrNull();
    String key = request.getHeader("Idempotency-Key");
    if (actor == null || actor.person() == null) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (!VALID_KEY.matcher(key).matches() || body.length > MAX_BODY_BYTES) {
      sendProblem(request, response, 422, "fieldwork.idempotency.key");
      return;
    }
    byte[] requestHash = hashRequest(request, body);
    boolean first = Boolean.TRUE.equals(
        transactions.execute(status -> storedResponses.insertIfFirst(actor, key, requestHash, clock.instant())));
    if (first) {
      executeAndStore(actor, key, new InMemoryBodyRequest(request, body), response, chain);
      return;
    }
    Optional<IdempotentResponseRepository.StoredResponse> known =
        Objects.requireNonNull(transactions.execute(status -> storedResponses.find(actor, key)));
    if (known.isEmpty() || known.get().status() == null) {
      boolean same = known.isEmpty() || known.get().hasSameRequest(requestHash);
      sendProblem(request, response, same ? 409 : 422,
          same ? "fieldwork.idempotency.running" : "fieldwork.idempotency.other");
    } else if (!known.get().hasSameRequest(requestHash)) {
      sendProblem(request, response, 422, "fieldwork.idempotency.other");
    } else {
      replay(response, known.get());
    }
  }

  private void executeAndStore(Actor actor, String key, HttpServletRequest request, HttpServletResponse response,
      FilterChain chain) throws ServletException, IOException {
    ContentCachingResponseWrapper cachingResponse = new ContentCachingResponseWrapper(response);
    boolean kept = false;
    try {
      chain.doFilter(request, cachingResponse);
      byte[] answer = cachingResponse.getContentAsByteArray();
      int status = cachingResponse.getStatus();
      if (status < 500 && status != 429 && answer.length <= MAX_RESPONSE_BYTES) {
        transactions.executeWithoutResult(
            done -> storedResponses.updateResponse(actor, key, status, cachingResponse.getContentType(), answer));
        kept = true;
      }
    } finally {
      if (!kept) {
        transactions.executeWithoutResult(done -> storedResponses.delete(actor, key));
      }
      cachingResponse.copyBodyToResponse();
    }
  }

  private static void replay(HttpServletResponse response, IdempotentResponseRepository.StoredResponse known)
      throws IOException {
    response.setStatus(Objects.requireNonNull(known.status()));
    if (known.type() != null) {
      response.setContentType(known.type());
    }
    response.setHeader("Idempotency-Replayed", "true");
    byte[] answer = known.answer();
    if (answer != null) {
      response.getOutputStream().write(answer);
    }
  }

  private void sendProblem(HttpServletRequest request, HttpServletResponse response, int status, String key)
      throws IOException {
    ResponseEntity<Object> problem = ProblemResponse.build(words, uis.localeOf(request), status, key, Map.of());
    response.setStatus(status);
    response.setContentType("application/problem+json;charset=UTF-8");
    response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
  }

  private static byte[] hashRequest(HttpServletRequest request, byte[] body) {
    String query = request.getQueryString();
    String line = request.getMethod() + " " + request.getRequestURI() + "?" + (query == null ? "" : query) + "\n";
    return Sha256.hash(line.getBytes(StandardCharsets.UTF_8), body);
  }
}
