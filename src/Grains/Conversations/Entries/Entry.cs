using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>
/// Something that happened in a conversation. Entries are the truth: the state, the thread and every projection are
/// folded from them. They are stored for years: members are added, never renamed or given another meaning; a change
/// that an older build would misread raises <see cref="Format"/>.
/// </summary>
/// <param name="Kind">What it says.</param>
internal abstract record Entry([property: JsonIgnore] EntryKind Kind)
{
    /// <summary>The version of its form. A build keeps what is newer than it knows, and shows it as unknown.</summary>
    [JsonIgnore]
    public int Format => 1;

    /// <summary>When we recorded it, milliseconds since 1970.</summary>
    [JsonIgnore]
    public long At { get; init; }
}
