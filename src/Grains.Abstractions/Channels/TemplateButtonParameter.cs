namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What fills a button of a WhatsApp template.</summary>
/// <param name="Index">The button's place in the template, from 0.</param>
/// <param name="Type">"url" for the end of an address, "copy_code" for a code, "quick_reply" for a payload.</param>
/// <param name="Text">The text.</param>
[GenerateSerializer, Immutable, Alias("template-button-parameter")]
public sealed record TemplateButtonParameter(
    [property: Id(0)] int Index, [property: Id(1)] string Type, [property: Id(2)] string Text);
