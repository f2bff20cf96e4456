namespace Chatbotics.Grains.Abstractions.People.Mail;

/// <summary>A mail to a person. Plain text: nothing in it can run or load.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text.</param>
/// <param name="Language">The receiver's language as a BCP 47 tag, which subject and text are said in when it is sent; null for the language of whoever causes it.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string? Language = null);
