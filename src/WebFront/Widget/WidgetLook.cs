namespace Chatbotics.WebFront.Widget;

/// <summary>What a page may know of a channel before anybody writes.</summary>
/// <param name="On">Whether the chat is shown.</param>
/// <param name="Title">What stands at its head.</param>
/// <param name="Greeting">What visitors read first.</param>
/// <param name="Launcher">What the button says.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Language">Its language; empty follows the page.</param>
internal sealed record WidgetLook(bool On, string Title, string Greeting, string Launcher, string Colour, string Language);
