package id.payung.evidence;

/**
 * A place for proof under a question, its name in Indonesian as the instrument has it.
 *
 * @param required some option asks for it
 * @param type official, activity, either or computed
 * @param perVillage one file a village is wanted
 */
public record SlotView(String code, String name, boolean required, String type, boolean perVillage) {}
