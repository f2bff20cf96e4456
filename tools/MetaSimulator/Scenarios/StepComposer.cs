using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>Turns a step into the events it sends.</summary>
internal static class StepComposer
{
    /// <param name="step">What to do.</param>
    /// <param name="customer">Who does it.</param>
    /// <param name="of">The id of the message the step means, resolved from its name; empty when it means none.</param>
    /// <param name="replyTo">The id of the message it answers.</param>
    public static IReadOnlyList<WebhookEvent> Compose(ScenarioStep step, Customer customer, string of, string? replyTo)
    {
        var compose = customer.Compose;
        var extras = new MessageExtras { ReplyTo = replyTo, QuickReplyPayload = step.Do == "text" ? step.Option : null };
        return step.Do switch
        {
            "text" => [compose.Text(Text(step), extras)],
            "image" => [compose.Media("image", MediaFile.Picture, step.Text, extras)],
            "video" => [compose.Media("video", MediaFile.Picture with { MimeType = "video/mp4" }, step.Text, extras)],
            "audio" => [compose.Media("audio", MediaFile.VoiceNote)],
            "document" => [compose.Media("document", MediaFile.Document, step.Text)],
            "sticker" => [compose.Media("sticker", MediaFile.Picture)],
            "album" => compose.Album([.. Enumerable.Repeat(MediaFile.Picture, step.Count)], step.Text),
            "location" => [compose.Location(step.Latitude, step.Longitude, step.Text)],
            "contact" => [compose.ContactCard(Text(step), step.Option ?? "+15550100")],
            "tap" => [Tap(step, customer, of)],
            "react" => [compose.React(of, Text(step))],
            "unreact" => [compose.React(of, null)],
            "edit" => [compose.Edit(of, Text(step), step.Count)],
            "unsend" => [compose.Unsend(of)],
            "unsupported" => [compose.Unsupported()],
            "storyMention" => [compose.StoryMention(MediaFile.Picture)],
            "share" => [compose.Share(step.Option ?? "ig_reel", Text(step))],
            "referral" => [compose.Referred(new Referral("SHORTLINK", step.Text))],
            "receipt" => [compose.Receipt(of, Text(step), step.Error)],
            "human" => [compose.HumanAnswer(Text(step))],
            _ => throw new FormatException($"There is no action \"{step.Do}\"."),
        };
    }

    private static WebhookEvent Tap(ScenarioStep step, Customer customer, string of)
    {
        var message = customer.View.Find(of) ?? throw new FormatException($"The phone shows no message {step.Of} to tap.");
        var option = message.Options.FirstOrDefault(candidate => step.Option is null || candidate.Id == step.Option || candidate.Title == step.Option)
            ?? throw new FormatException($"There is no option {step.Option} under the message {step.Of}.");
        return customer.Compose.Tap(option, of, message.Kind);
    }

    private static string Text(ScenarioStep step) => step.Text ?? throw new FormatException($"A step \"{step.Do}\" needs \"text\".");
}
