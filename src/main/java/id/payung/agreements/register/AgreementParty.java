package id.payung.agreements.register;

import id.payung.platform.rows.annotation.KeyColumn;
import java.util.UUID;

/**
 * One side of an agreement.
 *
 * @param place order on the paper, from 1
 * @param position {@code agreements/party-positions}: first, second, third, supporter (does not sign)
 * @param name as written on the paper
 * @param number the agreement's number on this side; empty until it comes
 * @param post the signer's office
 * @param capacity {@code agreements/signer-capacities}: definitive, acting (Plt.), daily (Plh.) …
 */
public record AgreementParty(@KeyColumn int place, String position, UUID organisation, String name, String number,
    String signer, String post, String capacity) {
  public boolean signs() {
    return !position.equals("supporter");
  }
}
