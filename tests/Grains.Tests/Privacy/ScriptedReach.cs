using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>Knows whose conversations are whose as a test says.</summary>
internal sealed class ScriptedReach : IContactReach
{
    /// <summary>The conversations of contacts, by the contacts' keys.</summary>
    public ConcurrentDictionary<string, ImmutableArray<string>> Conversations { get; } = new(StringComparer.Ordinal);

    public ValueTask<ImmutableArray<string>> Expand(string tenant, ImmutableArray<string> subjects) =>
        new([.. subjects.SelectMany(subject => Conversations.GetValueOrDefault(subject, []).Prepend(subject)).Distinct(StringComparer.Ordinal)]);
}
