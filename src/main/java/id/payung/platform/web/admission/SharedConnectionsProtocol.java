package id.payung.platform.web.admission;

import java.util.regex.Pattern;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 of Tomcat with a share of its connections for each network. Without one, whoever opens as many as there are
 * and sends a letter of a header now and then keeps everybody out.
 */
public final class SharedConnectionsProtocol extends Http11NioProtocol {
  private final SharedConnectionsEndpoint endpoint;

  public SharedConnectionsProtocol() {
    this(new SharedConnectionsEndpoint());
  }

  private SharedConnectionsProtocol(SharedConnectionsEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /** @param addresses of the proxy through which all come, which has no share; null when there is none */
  public void setProxy(@Nullable Pattern addresses) {
    endpoint.setProxy(addresses);
  }
}
