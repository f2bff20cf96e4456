using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>The person on the other side as the conversation knows them now.</summary>
internal sealed record Contact
{
    /// <summary>The most ids that are kept.</summary>
    public const int MaxIds = 8;

    /// <summary>Nobody known yet.</summary>
    public static Contact None { get; } = new();

    /// <summary>External ids, those of the newest event first.</summary>
    public string[] Ids { get; init; } = [];

    /// <summary>The name that the platform shows.</summary>
    public string? Name { get; init; }

    /// <summary>The user name without "@".</summary>
    public string? Username { get; init; }

    /// <summary>The phone number in international digits.</summary>
    public string? Phone { get; init; }

    /// <summary>The platform's time of the event that said so, milliseconds since 1970; an older event never overrules it.</summary>
    public long AsOf { get; init; }

    /// <summary>What to call them in a list.</summary>
    [JsonIgnore]
    public string DisplayName => Name
        ?? (Username is { Length: > 0 } user ? "@" + user : null)
        ?? (Phone is { Length: > 0 } digits ? "+" + digits : null)
        ?? (Ids is [var first, ..] ? Guest(first) : "?");

    /// <summary>What to call somebody of whom only a platform's id is known: its end tells one from another, and nobody reads the rest.</summary>
    /// <param name="id">The id.</param>
    public static string Guest(string id) => string.Concat("Guest ", id.AsSpan(Math.Max(0, id.Length - 4)));

    /// <summary>As a sender addresses them.</summary>
    public ContactIdentity ToIdentity() => new()
    {
        Ids = [.. Ids],
        Name = Name,
        Username = Username,
        Phone = Phone,
    };

    /// <summary>What is known after another event; the same object when it says nothing new.</summary>
    /// <param name="seen">As the event names them.</param>
    /// <param name="time">The event's time, milliseconds since 1970.</param>
    public Contact With(ContactIdentity seen, long time)
    {
        var isNewer = time >= AsOf;
        if (seen.Ids.AsSpan().SequenceEqual(Ids) && Says(seen.Name, Name) && Says(seen.Username, Username) && Says(seen.Phone, Phone))
        {
            // Nearly every event names them as the one before.
            return this;
        }

        var merged = new Contact
        {
            Ids = Merge(isNewer ? seen.Ids.AsSpan() : Ids, isNewer ? Ids : seen.Ids.AsSpan()),
            Name = Pick(seen.Name, Name, isNewer),
            Username = Pick(seen.Username, Username, isNewer),
            Phone = Pick(seen.Phone, Phone, isNewer),
            AsOf = Math.Max(time, AsOf),
        };
        return merged.IsSame(this) ? this : merged;
    }

    private static bool Says(string? seen, string? known) => seen is null || string.Equals(seen, known, StringComparison.Ordinal);

    private static string? Pick(string? seen, string? known, bool isNewer) => isNewer ? seen ?? known : known ?? seen;

    private static string[] Merge(ReadOnlySpan<string> first, ReadOnlySpan<string> second)
    {
        var ids = ImmutableArray.CreateBuilder<string>(first.Length + second.Length);
        foreach (var id in (ReadOnlySpan<string>)[.. first, .. second])
        {
            if (ids.Count < MaxIds && !ids.Contains(id, StringComparer.Ordinal))
            {
                ids.Add(id);
            }
        }

        return [.. ids];
    }

    private bool IsSame(Contact other) =>
        Ids.AsSpan().SequenceEqual(other.Ids) && Name == other.Name && Username == other.Username && Phone == other.Phone;
}
