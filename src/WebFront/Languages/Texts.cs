namespace Chatbotics.WebFront.Languages;

/// <summary>The texts of the dashboard, by area. Each area has a resource file per language in this folder.</summary>
internal static class Texts
{
    /// <summary>Signing in, setting up, passwords and invitations.</summary>
    public static AreaTexts Account { get; } = new(nameof(Account));

    /// <summary>AI agents, their knowledge and their tests.</summary>
    public static AreaTexts Agents { get; } = new(nameof(Agents));

    /// <summary>Channels and how they are connected.</summary>
    public static AreaTexts Channels { get; } = new(nameof(Channels));

    /// <summary>Contacts, segments, import and export.</summary>
    public static AreaTexts Contacts { get; } = new(nameof(Contacts));

    /// <summary>What stands around every page: places, menus, the line's state, dates.</summary>
    public static AreaTexts Frame { get; } = new(nameof(Frame));

    /// <summary>The list of conversations, their filters, and what is done with many.</summary>
    public static AreaTexts Inbox { get; } = new(nameof(Inbox));

    /// <summary>The privacy desk and the pages that customers see.</summary>
    public static AreaTexts Privacy { get; } = new(nameof(Privacy));

    /// <summary>What the domain says, for <see cref="Languages.Sentences.Say(string?)"/>.</summary>
    public static AreaTexts Sentences { get; } = new(nameof(Sentences));

    /// <summary>Settings, people, roles, teams, keys and the audit log.</summary>
    public static AreaTexts Settings { get; } = new(nameof(Settings));

    /// <summary>The simulated customer's phone.</summary>
    public static AreaTexts Simulator { get; } = new(nameof(Simulator));

    /// <summary>A conversation: its messages, the composer and what is known of the customer.</summary>
    public static AreaTexts Thread { get; } = new(nameof(Thread));

    /// <summary>The chat on websites.</summary>
    public static AreaTexts Website { get; } = new(nameof(Website));

    /// <summary>All areas.</summary>
    public static IEnumerable<AreaTexts> All => [Account, Agents, Channels, Contacts, Frame, Inbox, Privacy, Sentences, Settings, Simulator, Thread, Website];
}
