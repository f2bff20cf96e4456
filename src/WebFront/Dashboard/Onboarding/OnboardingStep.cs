namespace Chatbotics.WebFront.Dashboard.Onboarding;

/// <summary>One thing that makes a new workspace work.</summary>
/// <param name="Title">What to do.</param>
/// <param name="Text">What it gives.</param>
/// <param name="Words">What the button says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="IsDone">Whether it is done.</param>
internal sealed record OnboardingStep(string Title, string Text, string Words, string Href, bool IsDone);
