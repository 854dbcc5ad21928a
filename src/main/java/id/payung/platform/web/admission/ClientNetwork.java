package id.payung.platform.web.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a share of an address is counted by: an IPv4 address, or the /64 of an IPv6 one, of which each line has more
 * addresses than anybody can count.
 */
public final class ClientNetwork {
  private static final int NETWORK_BYTES = 8;

  private ClientNetwork() {}

  /** @param address as the server tells it; what is no address is its own network */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
          : InetAddress.ofLiteral(address).getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
