using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Chooses, fills and sends a WhatsApp template.</summary>
public sealed partial class TemplatePicker
{
    private TemplateList? _list;
    private TemplateForm? _form;
    private string _words = "";
    private string _sendId = "";
    private bool _tried;
    private bool _isReading;

    /// <summary>The connection whose templates they are.</summary>
    [Parameter, EditorRequired]
    public required ConnectionKey Connection { get; set; }

    /// <summary>The customer's name, offered for the first blank.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Sends: an id and the message; answers whether it was taken.</summary>
    [Parameter, EditorRequired]
    public required Func<string, MessageContent, Task<bool>> Send { get; set; }

    /// <summary>A command is under way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Since when the customer wants no marketing; null when they don't mind.</summary>
    [Parameter]
    public DateTimeOffset? MarketingStoppedAt { get; set; }

    [Inject]
    private ComposerHelp Help { get; set; } = default!;

    [Inject]
    private ILogger<TemplatePicker> Log { get; set; } = default!;

    private List<MessageTemplate> Shown =>
    [
        .. (_list?.Templates ?? [])
            .Where(template => _words.Length == 0
                || template.Name.Contains(_words, StringComparison.OrdinalIgnoreCase)
                || template.Body.Contains(_words, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(template => TemplateForm.CanSend(template) && !IsStopped(template))
            .Take(60),
    ];

    private string Cost => _form?.Template.Category == "MARKETING"
        ? Texts.Thread["Marketing: Meta charges for it. {0} can stop such messages at any time.", Look.FirstName(Name)]
        : Texts.Thread["Goes to {0} now. A free reply is possible again when they answer.", Look.FirstName(Name)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await Read(sync: false);

    private static string Category(MessageTemplate template) => template.Category switch
    {
        "MARKETING" => Texts.Thread["Marketing"],
        "UTILITY" => Texts.Thread["Utility"],
        "AUTHENTICATION" => Texts.Thread["Sign-in code"],
        var other => other,
    };

    private bool IsStopped(MessageTemplate template) => MarketingStoppedAt is not null && template.Category is "MARKETING" or "";

    private string WhyNot(MessageTemplate template) => template switch
    {
        _ when IsStopped(template) => Texts.Thread["{0} stopped marketing messages.", Look.FirstName(Name)],
        { Status: "PENDING" } => Texts.Thread["Meta has not approved it yet."],
        { Status: "REJECTED" } => Texts.Thread["Meta has rejected it."],
        { Status: "PAUSED" or "DISABLED" } => Texts.Thread["Meta has paused it, because people reported it."],
        { Category: "AUTHENTICATION" } => Texts.Thread["Sign-in codes are sent by programs only."],
        { Status: "APPROVED" } => Texts.Thread["It needs a picture, a film or a code, which can't be chosen here."],
        var other => Texts.Thread["It can't be sent: {0}.", other.Status],
    };

    private Task Sync() => Read(sync: true);

    private async Task Read(bool sync)
    {
        _isReading = true;
        try
        {
            _list = await Help.Templates(Connection, sync);
        }
        catch (Exception fault)
        {
            PaneLog.Failed(Log, fault);
            _list = (_list ?? new TemplateList()) with { Problem = Texts.Thread["The templates can't be read at the moment. Try again."] };
        }
        finally
        {
            _isReading = false;
        }
    }

    private void Choose(MessageTemplate template)
    {
        _form = new TemplateForm(template);
        _tried = false;

        // The same message must not go twice when the button is pressed twice.
        _sendId = "t" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(15));
        if (_form.Blanks.FirstOrDefault(static blank => blank.Part == "body") is { } first && template.Body.Contains("Hello", StringComparison.OrdinalIgnoreCase))
        {
            first.Value = Look.FirstName(Name);
        }
    }

    private async Task SendIt()
    {
        _tried = true;
        if (_form is { IsComplete: true } form && await Send(_sendId, form.Content()))
        {
            _form = null;
        }
    }
}
