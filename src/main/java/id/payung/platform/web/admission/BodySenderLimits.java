package id.payung.platform.web.admission;

import id.payung.platform.crypto.Sha256;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Limits of how many may be sending something just now. Strangers and those whose session or phone was recognised
 * lately have rooms of their own, and nobody has all of one: a thousand forms that are never ended keep neither the
 * people at work outside nor strangers of another address.
 */
public final class BodySenderLimits {
  /** The cookie of a session at a desk. */
  public static final String SESSION_COOKIE = "payung";

  /** The request's attribute that names the person whose session or phone was recognised. */
  public static final String RECOGNISED = BodySenderLimits.class.getName() + ".recognised";

  static final int MAX_BY_ADDRESS = 400;
  static final int MAX_BY_PERSON = 24;

  /** Of a stranger's address among those who send files: what was filled in before a session ended. */
  static final int MAX_FILES_BY_ADDRESS = 4;

  /** Of the places of files, those that strangers may have. */
  static final int MAX_STRANGERS_FILES = 16;

  private static final int MAX_STRANGERS = 600;
  private static final int MAX_RECOGNISED = 400;
  private static final int REMEMBERED = 20_000;

  private final Semaphore strangers = new Semaphore(MAX_STRANGERS);
  private final Semaphore recognised = new Semaphore(MAX_RECOGNISED);
  private final Semaphore strangersFiles = new Semaphore(MAX_STRANGERS_FILES);
  private final Map<String, Integer> sendingBySender = new ConcurrentHashMap<>();
  private final Map<String, String> recognisedLately =
      Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      });

  BodySenderLimits() {}

  /**
   * @return what gives the place back; null when the room or this sender's share of it is taken
   */
  @Nullable
  Runnable tryEnter(HttpServletRequest request) {
    String person = findPerson(request);
    return person == null ? tryEnter("a" + ClientNetwork.of(request.getRemoteAddr()), MAX_BY_ADDRESS, strangers)
        : tryEnter("p" + person, MAX_BY_PERSON, recognised);
  }

  /** Likewise for files, which are read where they are needed: only strangers have a share of those places. */
  @Nullable
  Runnable tryEnterWithFiles(HttpServletRequest request) {
    return findPerson(request) != null ? () -> {}
        : tryEnter("f" + ClientNetwork.of(request.getRemoteAddr()), MAX_FILES_BY_ADDRESS, strangersFiles);
  }

  private @Nullable Runnable tryEnter(String sender, int share, Semaphore room) {
    if (sendingBySender.merge(sender, 1, Integer::sum) > share || !room.tryAcquire()) {
      leave(sender);
      return null;
    }
    return () -> {
      room.release();
      leave(sender);
    };
  }

  boolean isRecognised(HttpServletRequest request) {
    return findPerson(request) != null;
  }

  /** Whose session or phone was recognised lately; null for a stranger. */
  @Nullable
  String findPerson(HttpServletRequest request) {
    String credential = hashCredential(request);
    return credential == null ? null : recognisedLately.get(credential);
  }

  private void leave(String sender) {
    sendingBySender.computeIfPresent(sender, (_, sending) -> sending == 1 ? null : sending - 1);
  }

  /** Notes after a request whether its session or phone was recognised: an ended one is a stranger's the next time. */
  void remember(HttpServletRequest request) {
    String credential = hashCredential(request);
    if (credential == null) {
      return;
    }
    Object person = request.getAttribute(RECOGNISED);
    if (person == null) {
      recognisedLately.remove(credential);
    } else {
      recognisedLately.put(credential, person.toString());
    }
  }

  /** Only the hash is kept: a list of sessions would be a list of keys. */
  private static @Nullable String hashCredential(HttpServletRequest request) {
    String credential = request.getHeader("Authorization");
    Cookie[] cookies = request.getCookies();
    for (int i = 0; credential == null && cookies != null && i < cookies.length; i++) {
      if (cookies[i].getName().equals(SESSION_COOKIE)) {
        credential = cookies[i].getValue();
      }
    }
    return credential == null ? null : Sha256.hex(credential);
  }
}
