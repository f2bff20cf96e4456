namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>The ways in which a person is told of something. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("notification-channels"), Flags]
public enum NotificationChannels
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>In the list behind the bell.</summary>
    InApp = 1,

    /// <summary>A short tone in the browsers that the person allowed it in.</summary>
    Sound = 2,

    /// <summary>A notification of the browser, where the person allowed it.</summary>
    Push = 4,

    /// <summary>In the mail that gathers what is still unread.</summary>
    Mail = 8,
}
