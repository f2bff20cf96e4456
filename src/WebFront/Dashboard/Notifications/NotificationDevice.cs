namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>What a browser may do to tell of something; kept by the browser.</summary>
/// <param name="Sound">Whether it plays the tone.</param>
/// <param name="Push">"granted", "off" (allowed, but turned off), "default" (not asked yet), "denied", or "none".</param>
internal sealed record NotificationDevice(bool Sound, string Push);
