package id.payung.community.village;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.regions.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The villages by district, with the bodies that each has, by village and kind; one's own are open.
 *
 * @param q part of a name that narrows them
 * @param map the same villages as tiles
 */
@Template("community/villages")
public record VillageListPage(String q, Map<String, List<Region>> districts, Map<UUID, Map<String, VillageBody>> known,
    Set<UUID> mine, VillageTileMap map) implements PageModel {}
