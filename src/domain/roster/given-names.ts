/**
 * Given names so frequent that they stand before or behind another one, folded: `María José`, `Anna Maria`. Only where a
 * name is shorter than another do they narrow what it proves; nobody is known by them.
 */
export const frequentGivenNames: ReadonlySet<string> = new Set(
  (
    'maria jose juan ana luis carlos antonio francisco francisca javier manuel jesus angel miguel pedro pablo rosa luz ' +
    'carmen guadalupe fernanda fernando elena isabel teresa alejandro alejandra eduardo ricardo roberto jorge rafael ' +
    'sergio daniel daniela david andres diego alberto alfonso enrique raul mario victor hector oscar gabriel gabriela ' +
    'patricia laura marta martha silvia monica claudia adriana veronica leticia margarita gloria alicia norma sofia lucia ' +
    'paula cristina beatriz pilar dolores concepcion mercedes julia sara andrea valeria karla diana sandra susana blanca ' +
    'anna jan piotr krzysztof andrzej tomasz pawel marcin michal jakub adam lukasz marek grzegorz mateusz wojciech kamil ' +
    'jerzy stanislaw katarzyna malgorzata agnieszka krystyna barbara ewa elzbieta zofia magdalena joanna monika danuta ' +
    'aleksandra natalia jadwiga dorota beata karolina hanna helena halina irena urszula mary john james robert michael ' +
    'william thomas elizabeth anne ann jane marie rose grace'
  ).split(' '),
);
