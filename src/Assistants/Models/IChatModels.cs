using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Models;

/// <summary>
/// Gives chat models that are ready to use: with time limits, retries, a breaker, metering and, for several, a fall-back
/// chain. The clients are cheap to ask for and need no disposal; their failures are <see cref="ModelException"/>.
/// </summary>
public interface IChatModels
{
    /// <summary>The names that agents may choose.</summary>
    ImmutableArray<string> Catalogue { get; }

    /// <summary>Whether the operator has named models for agents that choose none.</summary>
    bool HasDefault { get; }

    /// <summary>Models of the operator's catalogue.</summary>
    /// <param name="names">Their names, best first; empty for the default chain.</param>
    /// <exception cref="ModelException">A name is not in the catalogue, or there is no default (<see cref="ModelFailure.ModelUnknown"/>).</exception>
    IChatClient FromCatalogue(ImmutableArray<string> names);

    /// <summary>A workspace's own models. Their endpoints must be on the public internet and their keys the workspace's own.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="chain">The models, best first; one to five.</param>
    /// <exception cref="ModelException">A key reference leads to another workspace (<see cref="ModelFailure.KeyRefused"/>), or the options are not valid (<see cref="ModelFailure.Refused"/>).</exception>
    IChatClient ForTenant(string tenant, ImmutableArray<ModelOptions> chain);
}
