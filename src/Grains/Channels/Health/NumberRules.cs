using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>What is judged of WhatsApp numbers only. Pure.</summary>
internal static class NumberRules
{
    /// <summary>The findings; none for other platforms, and none where Meta didn't say.</summary>
    /// <param name="input">What is known.</param>
    public static IEnumerable<Finding?> Judge(ExaminationInput input) =>
        input.Status.Key.Platform == ChannelPlatform.WhatsApp ? [Registration(input), Quality(input), Limit(input), Name(input), Pin(input)] : [];

    private static string ManagerOf(ExaminationInput input) =>
        "https://business.facebook.com/latest/whatsapp_manager/phone_numbers?asset_id=" + Uri.EscapeDataString(input.Status.BusinessAccountId ?? "");

    private static Finding? Registration(ExaminationInput input) => input.Facts.NumberStatus switch
    {
        null => null,
        "CONNECTED" => new Finding { Code = "registration", State = FindingState.Ok, Title = "The number is on the Cloud API" },
        "FLAGGED" => new Finding
        {
            Code = "registration",
            State = FindingState.Warn,
            Title = "WhatsApp flagged the number",
            Text = "Customers blocked or reported it. It goes on if that stops for seven days; else WhatsApp lowers its limit.",
            Remedy = Remedy.OpenMeta,
            Link = ManagerOf(input),
        },
        "PENDING" or "UNVERIFIED" or "DISCONNECTED" or "DELETED" => new Finding
        {
            Code = "registration",
            State = FindingState.Bad,
            Title = "The number isn’t registered",
            Text = "It can neither send nor receive. Connect it again and set its PIN.",
            Remedy = Remedy.Reconnect,
        },
        _ => new Finding
        {
            Code = "registration",
            State = FindingState.Bad,
            Title = "WhatsApp restricted the number",
            Text = "Settle what WhatsApp Manager asks for. Waiting messages go out then.",
            Fact = input.Facts.NumberStatus.ToLowerInvariant(),
            Remedy = Remedy.OpenMeta,
            Link = ManagerOf(input),
        },
    };

    private static Finding? Quality(ExaminationInput input) => input.Facts.Quality switch
    {
        "GREEN" => new Finding { Code = "quality", State = FindingState.Ok, Title = "Customers rate its messages well", Fact = "quality high" },
        "YELLOW" => new Finding
        {
            Code = "quality",
            State = FindingState.Warn,
            Title = "Some customers block or report its messages",
            Text = "Write first less often, and only to people who asked for it.",
            Fact = "quality medium",
        },
        "RED" => new Finding
        {
            Code = "quality",
            State = FindingState.Bad,
            Title = "Many customers block or report its messages",
            Text = "Stop writing first until this recovers; WhatsApp restricts the number otherwise. Answers are not concerned.",
            Fact = "quality low",
            Remedy = Remedy.OpenMeta,
            Link = ManagerOf(input),
        },
        _ => null,
    };

    private static Finding? Limit(ExaminationInput input) => input.Facts.Limit switch
    {
        null => null,
        "TIER_UNLIMITED" => new Finding { Code = "limit", State = FindingState.Ok, Title = "It may write first to anybody", Fact = "no limit" },
        "TIER_50" or "TIER_250" => new Finding
        {
            Code = "limit",
            State = FindingState.Warn,
            Title = "Meta hasn’t verified the business yet",
            Text = $"You can answer everyone. Writing first is limited to {People(input.Facts.Limit)} people a day until then.",
            Remedy = Remedy.OpenMeta,
            Link = "https://business.facebook.com/settings/security",
        },
        { } tier => new Finding { Code = "limit", State = FindingState.Ok, Title = $"It may write first to {People(tier)} people a day" },
    };

    private static Finding? Name(ExaminationInput input) => input.Facts.NameStatus switch
    {
        "APPROVED" or "AVAILABLE_WITHOUT_REVIEW" => new Finding { Code = "name", State = FindingState.Ok, Title = "Its name is approved", Fact = input.Facts.VerifiedName },
        "PENDING_REVIEW" => new Finding
        {
            Code = "name",
            State = FindingState.Warn,
            Title = "Its name waits for WhatsApp’s approval",
            Text = "Until then customers see the number instead. It usually takes a day.",
            Fact = input.Facts.VerifiedName,
        },
        "DECLINED" or "EXPIRED" => new Finding
        {
            Code = "name",
            State = FindingState.Bad,
            Title = "WhatsApp declined its name",
            Text = "Choose another one in WhatsApp Manager; customers see the number until then.",
            Fact = input.Facts.VerifiedName,
            Remedy = Remedy.OpenMeta,
            Link = ManagerOf(input),
        },
        _ => null,
    };

    private static Finding? Pin(ExaminationInput input) => input.Facts.HasPin switch
    {
        true => new Finding { Code = "pin", State = FindingState.Ok, Title = "A PIN protects the number" },
        false => new Finding
        {
            Code = "pin",
            State = FindingState.Warn,
            Title = "No PIN protects the number",
            Text = "Whoever gets the SIM could move it elsewhere. Set two-step verification in WhatsApp Manager.",
            Remedy = Remedy.OpenMeta,
            Link = ManagerOf(input),
        },
        null => null,
    };

    private static string People(string tier) => tier.Replace("TIER_", "", StringComparison.Ordinal)
        .Replace("K", ",000", StringComparison.Ordinal);
}
