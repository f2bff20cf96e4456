namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>How several events share one POST. All three occur; a receiver must read every level.</summary>
public enum BatchShape
{
    /// <summary>As many events as possible in one value (WhatsApp) or one entry (Messenger, Instagram).</summary>
    Together,

    /// <summary>One change each, in one entry per account. For Messenger and Instagram the same as <see cref="Together"/>.</summary>
    ChangeEach,

    /// <summary>One entry each.</summary>
    EntryEach,
}
