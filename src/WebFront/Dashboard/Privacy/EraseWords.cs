using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>What the dialog says before and after something goes.</summary>
internal static class EraseWords
{
    private const int KeyBackupDays = 14;
    private const int DataBackupDays = 30;

    /// <summary>How long backups may hold it, with the usual settings: what has a key of its own goes with the backups of the keys.</summary>
    /// <param name="kind">What goes.</param>
    public static int BackupDays(ErasureKind kind) =>
        kind is ErasureKind.Message or ErasureKind.Knowledge or ErasureKind.Member ? DataBackupDays : KeyBackupDays;

    /// <summary>What would go.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="preview">How much.</param>
    /// <param name="backups">By when backups are clear, in words.</param>
    public static string Ask(ErasureKind kind, ErasurePreview preview, string backups) => kind switch
    {
        ErasureKind.Message =>
            Texts.Privacy["What it says goes now, with its files and with what an agent kept of it. That it was sent, by whom and when, stays. Backups no longer hold it by {0}.", backups],
        ErasureKind.Knowledge =>
            Texts.Privacy["Its text, its file and every passage that agents find go now. Backups no longer hold it by {0}.", backups],
        ErasureKind.Member =>
            Texts.Privacy["They lose this workspace now: sessions, open pages, keys. Their name and address go from it; if they are in no other workspace, their account goes too. What they wrote to customers stays there. Backups no longer hold it by {0}.", backups],
        ErasureKind.Connection =>
            Texts.Privacy["The channel goes now with its token, {0} and the keys that open them. Profiles of people who wrote nowhere else go too. Copies in backups can’t be read any more by {1}. Nobody can bring it back, not even us.", Held(preview), backups],
        ErasureKind.Workspace =>
            Texts.Privacy["Everything goes now: {0}, channels, contacts, agents and what they know, settings, the audit log, and every member’s access. All keys are destroyed, so copies in backups can’t be read any more by {1}. Nobody can bring it back, not even us. A signed receipt stays.", Held(preview), backups],
        ErasureKind.Conversation =>
            Texts.Privacy["{0} and the key that opens them go now. The contact’s profile stays if they have other conversations. Copies in backups can’t be read any more by {1}. Nobody can bring them back, not even us.", Held(preview), backups],
        _ =>
            Texts.Privacy["{0}, the profile under every identity, and the keys that open them go now. Copies in backups can’t be read any more by {1}. Nobody can bring them back, not even us.", Held(preview), backups],
    };

    /// <summary>What went.</summary>
    /// <param name="done">The erasure.</param>
    public static string Done(ErasureStatus done) => done.Kind switch
    {
        ErasureKind.Message => Texts.Privacy["{0} of this conversation can’t be read any more.", ReceiptWords.Count(done.Messages, "message")],
        ErasureKind.Knowledge => Texts.Privacy["The document and its passages are gone."],
        ErasureKind.Member => Texts.Privacy["The member is gone from this workspace."],
        ErasureKind.Connection => Texts.Privacy["The channel and {0} are gone, with the keys that opened them.", ReceiptWords.Count(done.Conversations, "conversation")],
        _ => Texts.Privacy["{0} and {1} are gone, with the key that opened them.", ReceiptWords.Count(done.Conversations, "conversation"), ReceiptWords.Count(done.Messages, "message")],
    };

    private static string Held(ErasurePreview preview) => preview.Messages < 0
        ? ReceiptWords.Count(preview.Conversations, "conversation") + Texts.Privacy[" with all messages and files"]
        : Texts.Privacy["{0}, {1} and {2}", ReceiptWords.Count(preview.Conversations, "conversation"), ReceiptWords.Count(preview.Messages, "message"), ReceiptWords.Count(preview.Media, "file")];
}
