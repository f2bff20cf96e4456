using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications;

/// <summary>A notice on its way out of a conversation.</summary>
/// <param name="Target">Who it goes to.</param>
/// <param name="Account">The member, for <see cref="NoticeTarget.Member"/>.</param>
/// <param name="Notice">What happened.</param>
internal readonly record struct OutgoingNotice(NoticeTarget Target, string? Account, Notice Notice);
