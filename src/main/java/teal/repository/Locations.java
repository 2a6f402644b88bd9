package teal.repository;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The locations that an application's artifacts may come from.
 *
 * @param from each ends in '/'
 * @param repositories how those over HTTP are reached, if not just so
 */
public record Locations(List<String> from, List<RepositorySettings> repositories) {

    public Locations {
        from = List.copyOf(from);
        repositories = List.copyOf(repositories);
    }

    /** The settings for an address: those of the longest location that it is in. */
    Optional<RepositorySettings> repository(URI address) {
        return repositories.stream()
                .filter(repository -> ArtifactAddress.isWithin(address, repository.at()))
                .max(Comparator.comparingInt(repository -> repository.at().length()));
    }
}
