namespace Chatbotics.Grains.Abstractions.People.Mail;

/// <summary>A mail to a person. Plain text: nothing in it can run or load.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text.</param>
public sealed record OutgoingMail(string To, string Subject, string Text);
