namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>How often a person is sent what is still unread. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("mail-pace")]
public enum MailPace
{
    /// <summary>No mails.</summary>
    Never = 0,

    /// <summary>A minute after it happened, unless it was read by then.</summary>
    Immediately = 1,

    /// <summary>At the next full hour.</summary>
    Hourly = 2,

    /// <summary>At eight in the morning of the person's day.</summary>
    Daily = 3,
}
